"""What PyYAML reads of each package of ours, and what MAAP's generator makes of each configuration.

Arguments: the folder of MAAP-Project/ogc-app-pack-generator, or '-' where it is not asked; then folders with algorithm_config.yml, image.txt
and process.cwl. Prints a JSON object {folder: {generated: ..., ours: ...}}."""
import contextlib, glob, io, json, logging, os, sys, yaml

generator, folders = sys.argv[1], sys.argv[2:]
answers = {folder: {'ours': yaml.safe_load(open(os.path.join(folder, 'process.cwl')))} for folder in folders}
if generator != '-':
    program = glob.glob(os.path.join(generator, '**', 'build_cwl_workflow.py'), recursive=True)[0]
    template = glob.glob(os.path.join(generator, '**', 'process.v1_2.cwl'), recursive=True)[0]
    sys.path.insert(0, os.path.dirname(program))
    sys.dont_write_bytecode = True
    import build_cwl_workflow
    logging.disable(logging.CRITICAL)
    os.environ['WORKFLOW_FILE_NAME'] = 'generated.cwl'
    for folder in folders:
        os.environ['DOCKER_TAG'] = open(os.path.join(folder, 'image.txt')).read()
        with contextlib.redirect_stdout(io.StringIO()):
            build_cwl_workflow.yaml_to_cwl(os.path.join(folder, 'algorithm_config.yml'), folder, template)
        answers[folder]['generated'] = yaml.safe_load(open(os.path.join(folder, 'generated.cwl')))
json.dump(answers, sys.stdout, default=str)
