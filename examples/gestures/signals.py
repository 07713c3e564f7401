"""What an inertial sensor on a wrist reports while an arm gives a traffic sign.

The arm is a stiff rod that turns about a joint; the sensor sits at its end. The angles over time are the gesture, and
everything else is mechanics: the sensor turns at the rod's angular velocity and feels its acceleration plus gravity.
World: x forward, y left, z up. Rod: x along the forearm, z out of the back of the hand.

Units: seconds, metres, radians; `record` returns whole numbers, mg and 0.1 degrees per second, as a small sensor does.
"""

from dataclasses import dataclass

import numpy as np

RATE_HZ = 100
WINDOW = 50  # samples: half a second
GESTURES = ("accelerate", "stop", "slow_down")
AXES = ("ax", "ay", "az", "gx", "gy", "gz")

GRAVITY = 9.80665
OVERSAMPLING = 8  # derivatives are differences of a path this much finer than the samples
FULL_SCALE_MG, FULL_SCALE_DDPS = 8000, 10000  # 8 g and 1000 degrees per second


@dataclass
class Person:
    """Who gives the signs, and how the sensor sits on this wrist."""

    amplitude: float  # of all movements, 1 is usual
    tempo: float  # 1 is usual
    reach: float  # shoulder to wrist
    height: float  # how much higher than usual the arm is held
    turn: float  # how far the body is turned away from the road
    grip: float  # the sensor's rotation about the forearm
    tilt: float  # and about its own z axis
    acceleration_bias: np.ndarray  # m/s2, of this person's sensor
    rotation_bias: np.ndarray  # rad/s


@dataclass
class Street:
    """What differs between the training room and the road."""

    grip: float = 0.0  # the strap has slipped round the wrist
    tempo: float = 1.0
    amplitude: float = 1.0
    step_g: float = 0.0  # footsteps, felt at the wrist


TRAINING_ROOM = Street()


def random_person(rng: np.random.Generator) -> Person:
    return Person(
        amplitude=rng.uniform(0.6, 1.35),
        tempo=rng.uniform(0.75, 1.3),
        reach=rng.uniform(0.50, 0.68),
        height=np.radians(rng.normal(0, 12)),
        turn=np.radians(rng.normal(0, 15)),
        grip=np.radians(rng.normal(0, 25)),
        tilt=np.radians(rng.normal(0, 8)),
        acceleration_bias=rng.normal(0, 0.25, 3),
        rotation_bias=np.radians(rng.normal(0, 1.5, 3)),
    )


def minimum_jerk(progress: np.ndarray) -> np.ndarray:
    """How people reach: 0 to 1 with no jolt at either end."""
    p = np.clip(progress, 0, 1)
    return p**3 * (10 - 15 * p + 6 * p**2)


def drift_of_hand(rng: np.random.Generator, t: np.ndarray) -> np.ndarray:
    """What no arm can help: a slow wander and the tremor of muscles at 8 to 12 Hz."""
    wander = np.radians(rng.normal(0, 3)) * np.sin(2 * np.pi * rng.uniform(0.3, 1.2) * t + rng.uniform(0, 2 * np.pi))
    tremor = np.radians(rng.normal(0, 0.02)) * np.sin(2 * np.pi * rng.uniform(8, 12) * t + rng.uniform(0, 2 * np.pi))
    return wander + tremor


def angles_of(gesture: str, person: Person, street: Street, rng: np.random.Generator, t: np.ndarray):
    """Heading, elevation and pronation of the forearm over time, and the distance from the joint to the sensor."""
    amplitude = person.amplitude * street.amplitude * rng.normal(1, 0.2)
    tempo = person.tempo * street.tempo * rng.normal(1, 0.12)
    start = rng.uniform(0, 2 * np.pi)
    if gesture == "accelerate":  # the forearm circles about the elbow
        beat = 2 * np.pi * 1.7 * tempo * t + start
        heading = np.radians(50) + amplitude * np.radians(rng.uniform(8, 24)) * np.sin(beat)
        elevation = np.radians(20) + amplitude * np.radians(24) * np.cos(beat)
        pronation = np.radians(25) + amplitude * np.radians(9) * np.sin(beat + 0.6)
        reach = 0.6 * person.reach
    elif gesture == "slow_down":  # the stretched arm goes up and down, palm to the ground
        beat = 2 * np.pi * 1.4 * tempo * t + start
        heading = np.radians(55) + amplitude * np.radians(rng.uniform(0, 9)) * np.sin(beat + rng.normal(0, 0.8))
        elevation = np.radians(5) + amplitude * np.radians(26) * np.cos(beat)
        pronation = np.radians(15) + amplitude * np.radians(8) * np.sin(beat)
        reach = person.reach
    elif gesture == "stop":  # the arm goes up and stays there, palm to the front
        begin, duration = rng.uniform(-0.45, 0.3), 0.55 / tempo
        up = minimum_jerk((t - begin) / duration)
        heading = np.radians(50) - np.radians(25) * up
        elevation = np.radians(5) + amplitude * np.radians(62) * up
        pronation = np.radians(10) + np.radians(45) * up
        reach = person.reach
    else:
        raise ValueError(f"no gesture is called {gesture!r}")
    heading = heading + person.turn + drift_of_hand(rng, t)
    elevation = elevation + person.height + drift_of_hand(rng, t)
    pronation = pronation + drift_of_hand(rng, t)
    return heading, elevation, pronation, reach


def rotation(axis: int, angle: np.ndarray) -> np.ndarray:
    """Matrices [..., 3, 3] that turn by `angle` about a coordinate axis."""
    angle = np.asarray(angle, dtype=float)
    matrix = np.zeros(angle.shape + (3, 3))
    a, b = (axis + 1) % 3, (axis + 2) % 3
    matrix[..., axis, axis] = 1
    matrix[..., a, a] = matrix[..., b, b] = np.cos(angle)
    matrix[..., a, b] = -np.sin(angle)
    matrix[..., b, a] = np.sin(angle)
    return matrix


def felt_by_rod(heading, elevation, pronation, reach, dt):
    """Specific force and angular velocity in the rod's own frame, [time, 3] each, two steps shorter than the path."""
    pose = rotation(2, heading) @ rotation(1, -elevation) @ rotation(0, pronation)
    place = pose[:, :, 0] * reach
    acceleration = (place[2:] - 2 * place[1:-1] + place[:-2]) / dt**2
    acceleration[:, 2] += GRAVITY
    middle = pose[1:-1]
    turning = np.swapaxes(middle, 1, 2) @ (pose[2:] - pose[:-2]) / (2 * dt)
    rate = np.stack([turning[:, 2, 1], turning[:, 0, 2], turning[:, 1, 0]], axis=1)
    force = np.einsum("tji,tj->ti", middle, acceleration)
    return force, rate


def footsteps(street: Street, rng: np.random.Generator, t: np.ndarray) -> np.ndarray:
    beat = 2 * np.pi * rng.uniform(1.7, 2.1) * t + rng.uniform(0, 2 * np.pi)
    shock = np.maximum(np.sin(beat), 0) ** 4
    return street.step_g * GRAVITY * shock[:, None] * np.array([0.3, 0.2, 1.0])


def record(gesture: str, person: Person, rng: np.random.Generator, street: Street = TRAINING_ROOM,
           samples: int = WINDOW) -> np.ndarray:
    """int16 [samples, 6]: acceleration in mg, rotation in 0.1 degrees per second."""
    dt = 1 / (RATE_HZ * OVERSAMPLING)
    t = np.arange(-1, samples * OVERSAMPLING + 1) * dt
    force, rate = felt_by_rod(*angles_of(gesture, person, street, rng, t), dt)
    force, rate, t = (values[::OVERSAMPLING][:samples] for values in (force, rate, t[1:-1]))
    force = force + footsteps(street, rng, t)
    mount = rotation(0, person.grip + street.grip) @ rotation(2, person.tilt)
    force = force @ mount + person.acceleration_bias + rng.normal(0, 0.12, force.shape)
    rate = rate @ mount + person.rotation_bias + rng.normal(0, np.radians(0.6), rate.shape)
    mg = np.clip(np.rint(force / GRAVITY * 1000), -FULL_SCALE_MG, FULL_SCALE_MG)
    ddps = np.clip(np.rint(np.degrees(rate) * 10), -FULL_SCALE_DDPS, FULL_SCALE_DDPS)
    return np.concatenate([mg, ddps], axis=1).astype(np.int16)
