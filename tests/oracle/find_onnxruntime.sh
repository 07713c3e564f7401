# Sourced by live and live_files. Sets `work`, a temporary folder that goes away at the end (JAUGE_ORACLE_KEEP keeps
# it), and `modules`, a node_modules folder with onnxruntime-node: that of JAUGE_ORT_MODULES, or installed into `work`.
# Ends with 77 (skipped) when node, npm or the package cannot be had.
command -v node >/dev/null && command -v npm >/dev/null || { echo "skipped: node and npm are needed"; exit 77; }
work=$(mktemp -d) || exit 1
[[ -n ${JAUGE_ORACLE_KEEP:-} ]] || trap 'rm -rf "$work"' EXIT

modules=${JAUGE_ORT_MODULES:-}
if [[ -z $modules ]]; then
  (cd "$work" && timeout 300 npm install --ignore-scripts --no-audit --no-fund --silent onnxruntime-node >/dev/null 2>&1) ||
    { echo "skipped: npm could not install onnxruntime-node"; exit 77; }
  modules=$work/node_modules
fi
NODE_PATH=$modules node -e "require('onnxruntime-node')" 2>/dev/null ||
  { echo "skipped: onnxruntime-node does not load here"; exit 77; }
