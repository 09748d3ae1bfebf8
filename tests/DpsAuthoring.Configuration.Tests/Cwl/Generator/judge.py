"""What MAAP's generator makes of each configuration, and what PyYAML reads of each package of ours.

Arguments: folders with algorithm_config.yml, image.txt and process.cwl. Prints a JSON object {folder: {generated: ..., ours: ...}}."""
import contextlib, io, json, logging, os, sys, yaml
here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, here)
sys.dont_write_bytecode = True
import build_cwl_workflow
logging.disable(logging.CRITICAL)
answers = {}
for folder in sys.argv[1:]:
    os.environ['DOCKER_TAG'] = open(os.path.join(folder, 'image.txt')).read()
    os.environ['WORKFLOW_FILE_NAME'] = 'generated.cwl'
    answer = answers[folder] = {}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            build_cwl_workflow.yaml_to_cwl(os.path.join(folder, 'algorithm_config.yml'), folder, os.path.join(here, 'process.v1_2.cwl'))
        answer['generated'] = yaml.safe_load(open(os.path.join(folder, 'generated.cwl')))
    except Exception as problem:
        answer['problem'] = repr(problem)
    answer['ours'] = yaml.safe_load(open(os.path.join(folder, 'process.cwl')))
json.dump(answers, sys.stdout, default=str)
