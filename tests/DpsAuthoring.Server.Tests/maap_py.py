"""What a user of maap-py does, against the server that MAAP_API_HOST names. Prints a line for each check, and ends with 1 where one fails.

Arguments: the folder of maap-py's sources, the address of a repository that counts, and a folder for files.
"""
import importlib.resources
import os
import pathlib
import sys
import time

sources, repository, folder = sys.argv[1:]
sys.path.insert(0, sources)
os.environ.setdefault("AWS_DEFAULT_REGION", "us-west-2")

# The backport's name for what Python has itself.
sys.modules.setdefault("importlib_resources", importlib.resources)
import requests  # noqa: E402
import yaml  # noqa: E402
from maap.maap import MAAP  # noqa: E402
from maap.Profile import Profile  # noqa: E402

host = os.environ["MAAP_API_HOST"]
failures = []


def check(name, passed, shown=""):
    print(("ok   " if passed else "FAIL ") + name + ("" if passed else f": {shown!r}"), flush=True)
    if not passed:
        failures.append(name)


def until(what, found, seconds=60):
    end = time.time() + seconds
    while time.time() < end:
        value = found()
        if value:
            return value
        time.sleep(0.05)
    raise SystemExit(f"{what}: not within {seconds} s")


LEGACY = {
    "algorithm_name": "counter", "algorithm_version": "main", "algorithm_description": "Counts.",
    "repository_url": repository, "run_command": "counter/run.sh", "build_command": "counter/build.sh",
    "docker_container_url": "localhost/base:1", "disk_space": "1GB", "queue": "maap-dps-worker-8gb",
    "inputs": {"config": [], "file": [], "positional": [
        {"name": "number", "description": "how far", "required": True},
        {"name": "mood", "description": "how", "default": "good"}]},
}


def package(name, version):
    return f"""cwlVersion: v1.2
$graph:
- class: Workflow
  label: Counter
  doc: Counts.
  id: {name}
  inputs:
    number: {{doc: How far, label: Number, type: int}}
    mood: {{doc: How, label: Mood, type: string, default: good}}
    note: {{doc: Nothing, label: Note, type: string?}}
  outputs:
    out: {{type: Directory, outputSource: process/outputs_result}}
  steps:
    process:
      run: '#main'
      in: {{number: number, mood: mood, note: note}}
      out: [outputs_result]
- class: CommandLineTool
  id: main
  requirements:
    DockerRequirement: {{dockerPull: 'localhost/counter:1'}}
    NetworkAccess: {{networkAccess: true}}
    ResourceRequirement: {{ramMin: 4, coresMin: 1, outdirMax: 20}}
  baseCommand: /app/counter/run.sh
  inputs:
    number: {{type: int, inputBinding: {{position: 1, prefix: --number}}}}
    mood: {{type: string, inputBinding: {{position: 2, prefix: --mood}}, default: good}}
    note: {{type: string?, inputBinding: {{position: 3, prefix: --note}}}}
  outputs:
    outputs_result: {{outputBinding: {{glob: './output*'}}, type: Directory}}
s:author: [{{class: s:Person, s:name: Ada}}]
s:codeRepository: {repository}
s:version: {version}
s:keywords: count, test
$namespaces: {{s: https://schema.org/}}
"""


def get(url):
    return requests.get(url, headers={"proxy-ticket": os.environ["MAAP_PGT"]})


def legacy(maap):
    answer = maap.registerAlgorithm(LEGACY)
    check("register by a dictionary", answer.status_code == 200 and answer.json()["code"] == 200, answer.text)
    message = answer.json()["message"]
    log = message["job_web_url"]
    until("the algorithm", lambda: "counter" in maap.listAlgorithms().text)
    check("the log of the build is served", "built by the script" in requests.get(log).text, requests.get(log).text)
    check("the algorithm is listed", {"type": "counter", "version": "main"} in maap.listAlgorithms().json()["algorithms"])
    path = pathlib.Path(folder, "counter.yml")
    path.write_text(yaml.safe_dump(dict(LEGACY, algorithm_name="counter-yaml")))
    check("register by YAML", maap.register_algorithm_from_yaml_file(str(path)).status_code == 200)
    until("the second algorithm", lambda: "counter-yaml" in maap.listAlgorithms().text)
    bad = maap.registerAlgorithm(dict(LEGACY, queue="mine"))
    check("a queue of others is refused", bad.status_code == 400 and "Please select from one of" in bad.text, bad.text)
    bad = maap.registerAlgorithm(dict(LEGACY, inputs=None))
    check("a bad configuration is refused", bad.status_code == 500 and "Failed to create spec files" in bad.text, bad.text)
    described = maap.describeAlgorithm("counter:main").text
    check("describe", all(word in described for word in ["ProcessOfferings", "number", "mood", "queue_name", "counter:main"]), described)
    check("describe of none", maap.describeAlgorithm("none:main").status_code == 404)

    job = maap.submitJob(identifier="t1,é", algo_id="counter", version="main", queue="maap-dps-sandbox", number="3", mood="très é")
    check("submit", job.response_code == 200 and len(job.id) == 36, (job.response_code, job.error_details))
    check("wait", job.wait_for_completion().status.lower() == "succeeded", job.status)
    job.retrieve_attributes()
    check("status by id", maap.getJobStatus(job.id).lower() == "succeeded", maap.getJobStatus(job.id))
    results = maap.getJobResult(job.id)
    check("three places", len(results) == 3 and "/dps_output/counter/main/t1/" in results[0] and ":80/" in results[1], results)
    check("the place has the result", "result.txt" in requests.get(results[0]).text, requests.get(results[0]).text)
    check("the result", requests.get(results[0] + "/result.txt").content.decode() == "3 très é\n", requests.get(results[0] + "/result.txt").text)
    metrics = maap.getJobMetrics(job.id)
    check("metrics", float(metrics["job_duration_seconds"]) >= 0 and metrics["architecture"], metrics)
    missing = maap.submitJob(identifier="t", algo_id="counter", version="main", queue="maap-dps-sandbox")
    check("a missing input", missing.response_code == 500 and "Parameter number missing" in missing.error_details, missing.error_details)
    missing = maap.submitJob(identifier="t", algo_id="none", version="main", queue="maap-dps-sandbox", number="1")
    check("an unknown algorithm", missing.response_code == 500 and "Failed to submit job of type job-none:main" in missing.error_details)
    bad = maap.submitJob(identifier="t", algo_id="counter", version="main", queue="mine", number="1")
    check("an unknown queue", bad.response_code == 400 and "Valid queues" in bad.error_details, bad.error_details)
    bad = maap.submitJob(identifier="../../t", algo_id="counter", version="main", queue="maap-dps-sandbox", number="1")
    check("a tag that leads out", bad.response_code == 500 and "folder" in bad.error_details, bad.error_details)

    failed = maap.submitJob(identifier="t2", algo_id="counter", version="main", queue="maap-dps-sandbox", number="3", mood="bad")
    check("a job fails", failed.wait_for_completion().status.lower() == "failed", failed.status)
    check("its traceback", any("in a bad mood" in output for output in maap.getJobResult(failed.id)), maap.getJobResult(failed.id))
    listed = maap.listJobs(algo_id="counter", version="main", status="Failed").json()["jobs"]
    check("list by status", [list(one)[0] for one in listed] == [failed.id], listed)
    listed = maap.listJobs(tag="t1").json()["jobs"]
    check("list by tag", [list(one)[0] for one in listed] == [job.id], listed)
    document = listed[0][job.id]
    check("the document", document["status"] == "job-completed" and document["job"]["job_info"]["metrics"]["products_staged"][0]["urls"], document)
    check("a page", len(maap.listJobs(page_size=1, offset=1).json()["jobs"]) == 1)

    slow = maap.submitJob(identifier="t3", algo_id="counter", version="main", queue="maap-dps-sandbox", number="3", mood="slow")
    until("the job runs", lambda: maap.getJobStatus(slow.id) == "Running")
    check("cancel", "Accepted" in maap.cancelJob(slow.id))
    until("the job is dismissed", lambda: maap.getJobStatus(slow.id) == "Dismissed")
    check("cancel again", "Not allowed to cancel job with status job-revoked" in maap.cancelJob(slow.id))
    check("an unknown job", maap.getJobStatus("00000000-0000-4000-8000-000000000000") == "Deleted")
    check("delete", maap.deleteAlgorithm("counter-yaml:main").status_code == 200)
    check("delete again", maap.deleteAlgorithm("counter-yaml:main").status_code == 404)
    check("publish", maap.publishAlgorithm("counter:main").status_code == 200)


def ogc(maap):
    path = pathlib.Path(folder, "counter.cwl")
    path.write_text(package("counting", "v1"))
    answer = maap.register_algorithm_from_cwl_file(str(path))
    check("deploy", answer.status_code == 202 and answer.json()["status"] == "accepted", answer.text)
    deployment = answer.json()["deploymentJobID"]
    done = until("the deployment", lambda: (lambda one: one if one.json()["status"] in ("successful", "failed") else None)(maap.get_deployment_status(deployment)))
    check("deployed, told first", done.status_code == 201 and done.json()["status"] == "successful", done.text)
    check("deployed, told again", maap.get_deployment_status(deployment).status_code == 200)
    process = int(done.json()["processLocation"]["href"].rsplit("/", 1)[1])
    duplicate = maap.register_algorithm_from_cwl_file(str(path))
    check("409", duplicate.status_code == 409 and duplicate.json()["additionalProperties"]["processID"] == process, duplicate.text)
    replaced = maap.replace_algorithm_from_cwl_file(process, str(path))
    check("PUT", replaced.status_code == 202 and "deploymentJobID" not in replaced.json(), replaced.text)
    again = replaced.json()["links"][0]["href"].rsplit("/", 1)[1]
    until("the second deployment", lambda: maap.get_deployment_status(again).json()["status"] == "successful")
    unreachable = maap.register_algorithm("http://127.0.0.1:1/none.cwl")
    check("an unreachable package", unreachable.status_code == 400 and "Unable to access CWL" in unreachable.json()["detail"], unreachable.text)
    check("listed", [one["processID"] for one in maap.list_algorithms().json()["processes"] if one["id"] == "counting"] == [process])
    described = maap.describe_algorithm(process).json()
    check("described", described["inputs"]["mood"]["default"] == "good" and described["inputs"]["number"]["type"] == "number"
          and described["inputs"]["note"]["optional"], described)
    unit = maap.get_algorithm_package(process).json()["executionUnit"]
    check("package", "cwlVersion" in requests.get(unit["href"]).text)
    check("an unknown process", maap.describe_algorithm(999).json()["type"].endswith("no-such-process"))

    answer = maap.submit_job(process, {"number": 3, "mood": "très é"}, "maap-dps-sandbox", tag="t1")
    check("submit", answer.status_code == 202 and answer.json()["status"] == "accepted", answer.text)
    job = answer.json()["jobID"]
    check("never 404", maap.get_job_status(job).status_code == 200)
    until("the job", lambda: maap.get_job_status(job).json()["status"] == "successful")
    links = maap.get_job_result(job).json()["additionalProp1"]["links"]
    check("three places", len(links) == 3 and ":80/" in links[1]["href"] and "/dps_output/counting_0/v1/" in links[0]["href"], links)
    check("the result", requests.get(links[0]["href"] + "/result.txt").content.decode() == "3 très é\n", requests.get(links[0]["href"]).text)
    check("metrics", maap.get_job_metrics(job).json()["job_duration_seconds"] >= 0)
    missing = maap.submit_job(process, {}, "maap-dps-sandbox")
    check("a missing input", missing.status_code == 400 and "Parameter number missing" in missing.json()["detail"], missing.text)
    check("an unknown queue", maap.submit_job(process, {"number": 1}, "mine").status_code == 400)
    check("an unknown process to run", maap.submit_job(999, {"number": 1}, "maap-dps-sandbox").status_code == 404)

    failed = maap.submit_job(process, {"number": 3, "mood": "bad"}, "maap-dps-sandbox", tag="t2").json()["jobID"]
    until("the failure", lambda: maap.get_job_status(failed).json()["status"] == "failed")
    check("detail of a failure", "in a bad mood" in maap.get_job_result(failed).json()["detail"], maap.get_job_result(failed).text)
    jobs = maap.list_jobs(process_id=process, status="failed").json()["jobs"]
    check("list by status", [one["jobID"] for one in jobs] == [failed], jobs)
    jobs = maap.list_jobs(tag="t1", get_job_details=True).json()["jobs"]
    check("list by tag", [one["jobID"] for one in jobs] == [job] and jobs[0]["job_type"] == "job-counting_0:v1", jobs)
    check("a page", len(maap.list_jobs(page_size=1, offset=1).json()["jobs"]) == 1)
    check("by duration", maap.list_jobs(min_duration=10000).json()["jobs"] == [])
    check("an unknown status", maap.list_jobs(status="odd").status_code == 400)
    slow = maap.submit_job(process, {"number": 3, "mood": "slow"}, "maap-dps-sandbox").json()["jobID"]
    until("the job runs", lambda: maap.get_job_status(slow).json()["status"] == "running")
    check("no results yet", maap.get_job_result(slow).status_code == 500)
    check("cancel", maap.cancel_job(slow).json()["status"] == "dismissed")
    until("the dismissal", lambda: maap.get_job_status(slow).json()["status"] == "dismissed")
    check("cancel again", maap.cancel_job(slow).status_code == 400)
    check("an unknown job", maap.get_job_status("nothing").status_code == 404)
    duplicate = maap.submit_job(process, {"number": 3, "mood": "très é"}, "maap-dps-sandbox", dedup=True).json()["jobID"]
    check("deduped", maap.get_job_status(duplicate).json()["status"] == "deduped")
    check("delete", maap.delete_algorithm(process).json() == {"detail": "Deleted process"})
    check("deleted", maap.describe_algorithm(process).status_code == 404)
    check("a job of it stays", maap.get_job_status(job).status_code == 200)


maap = MAAP()
is_legacy = hasattr(maap, "submitJob")
profile = maap.profile.account_info()
check("profile", bool(profile["username"]), profile)
queues = (maap.getQueues() if is_legacy else maap.get_queues()).json()["queues"]
check("queues", "maap-dps-sandbox" in queues, queues)
check("secrets", maap.secrets.add_secret("a", "hidden") is not None and maap.secrets.get_secret("a") == "hidden"
      and {"secret_name": "a"} in maap.secrets.get_secrets())
maap.secrets.delete_secret("a")
(legacy if is_legacy else ogc)(maap)
ticket = os.environ["MAAP_PGT"]
os.environ["MAAP_PGT"] = "wrong"
bad = maap.getQueues() if is_legacy else maap.get_queues()
check("a wrong token", bad.status_code == 401 and bad.json()["code"] == 401, bad.text)
check("no profile", Profile(maap.config.member, {"proxy-ticket": "wrong"}).account_info() is None)
os.environ["MAAP_PGT"] = ticket
sys.exit(1 if failures else 0)
