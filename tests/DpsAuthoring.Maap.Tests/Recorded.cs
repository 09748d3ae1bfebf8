namespace DpsAuthoring.Maap.Tests;

/// <summary>Answers in the original's shapes.</summary>
internal static class Recorded
{
    public const string OgcConfiguration = """
        {"maap_endpoint":{"search_granule_url":"cmr/granules","algorithm_register":"mas/algorithm","algorithm_build":"dps/algorithm/build","mas_algo":"mas/algorithm",
          "dps_job":"dps/job","processes_ogc":"ogc/processes","deployment_jobs_ogc":"ogc/deploymentJobs","jobs_ogc":"ogc/jobs","member":"members/self"},
         "service":{"maap_token":"some-token","maap_api_root":"http://elsewhere.example/api"},"search":{"indexed_attributes":["site_name,Site Name,string"]}}
        """;

    public const string LegacyConfiguration = """
        {"maap_endpoint":{"algorithm_register":"mas/algorithm","mas_algo":"mas/algorithm","dps_job":"dps/job","member":"members/self","processes_ogc":"None"},
         "service":{"maap_token":"some-token","maap_api_root":"https://elsewhere.example/api"}}
        """;

    public const string Processes = """
        {"processes":[{"title":"gdal-wrapper","description":"Shrinks.","keywords":["gdal","raster"],"metadata":[],"processID":7,"id":"gdal-wrapper","version":"1.0","jobControlOptions":[],
          "author":"someone","deployedBy":"me","lastModifiedTime":"2026-01-02T03:04:05.000006","cwlLink":null,
          "links":[{"href":"/ogc/processes/7","rel":"self","type":"application/json","hreflang":"en","title":"OGC Process Description"}]},
         {"title":"gdal-wrapper","processID":8,"id":"gdal-wrapper","version":"1.0","deployedBy":"another","links":[]}],"links":[]}
        """;

    public const string Process = """
        {"title":"gdal-wrapper","description":"Shrinks.","keywords":["gdal"],"processID":"7","id":"gdal-wrapper","version":1.0,"githubUrl":"https://h/x.git","gitCommitHash":"abc","ramMin":4,
         "coresMin":1,"baseCommand":"/app/run.sh","inputs":{"outsize":{"name":"outsize","from":"submitter","placeholder":"Percent","description":"Percent of the original","type":"number","default":30},
         "comment":{"name":"comment","type":"text","optional":true}},"links":[{"href":"/ogc/processes/7","rel":"self"},{"href":"/ogc/processes/7/package","rel":"service-desc"}]}
        """;

    public const string Submitted = """
        {"title":"gdal-wrapper","description":"","keywords":[],"metadata":[],"jobID":"uuid-1","processID":7,"type":null,"request":null,"status":"accepted","message":null,"created":"2026-01-02T03:04:05.000006",
         "updated":null,"links":[{"href":"/ogc/processes/7/execution","rel":"self"},{"href":"/ogc/jobs/uuid-1","rel":"monitor"}]}
        """;

    public const string Document = """
        "resource":"job","status":"job-completed","tags":["t1"],"payload_id":"uuid-1","uuid":"another","@timestamp":"2026-01-02T03:05:00.000006Z","short_error":"","context":{"tag":"t1",
        "_command":"/app/dps_wrapper.sh '/app/x/run.sh'"},"job":{"job_id":"job-gdal","username":"me","type":"job-gdal-wrapper:1.0","params":{"job_specification":{"params":[
        {"destination":"localize","name":"input_file","value":"https://h/x.tif"},{"destination":"positional","name":"outsize","value":30}]}},"job_info":{"job_queue":"maap-dps-sandbox",
        "time_queued":"2026-01-02T03:04:05.000006Z","time_start":"2026-01-02T03:04:06Z","time_end":"2026-01-02T03:05:01.1Z","duration":55.1,"execute_node":"host","metrics":{"products_staged":[
        {"id":"output-x","urls":["http://b.s3-website-us-west-2.amazonaws.com/me/x","s3://s3-us-west-2.amazonaws.com:80/b/me/x"],"product_folder_path":"my-private-bucket/dps_output/x"}]}}}
        """;

    public const string OgcResults = """
        {"additionalProp1":{"links":[{"href":"http://b.s3-website-us-west-2.amazonaws.com/me/x"},{"href":"s3://s3-us-west-2.amazonaws.com:80/b/me/dps%20output/x"},
         {"href":"https://s3.console.aws.amazon.com/s3/buckets/b/me/x/?region=us-east-1"}],"id":"outputs_result-20260102T030405000006"}}
        """;

    public const string Describe = """
        <wps:ProcessOfferings xmlns:wps="http://www.opengis.net/wps/2.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:schemaLocation="http://schemas.opengis.net/wps/2.0/wps.xsd" xmlns:ows="http://www.opengis.net/ows/2.0">
         <wps:ProcessOffering processVersion="1.1.0"><wps:Process>
          <ows:Title>Algorithm: gdal-wrapper ; Version: 1.0</ows:Title><ows:Identifier>gdal-wrapper:1.0</ows:Identifier>
          <wps:Input minOccurs="1" maxOccurs="1"><ows:Title>input_file</ows:Title><ows:Identifier>input_file</ows:Identifier>
           <ns:LiteralData xmlns:ns="http://www.opengis.net/wps/2.0"><ns:Format default="true" mimeType="text/plain"/>
            <LiteralDataDomain><ows:AnyValue/><ows:DataType ows:reference="xs:string"/></LiteralDataDomain></ns:LiteralData></wps:Input>
          <wps:Input minOccurs="1" maxOccurs="1"><ows:Title>queue_name</ows:Title><ows:Identifier>queue_name</ows:Identifier>
           <ns:LiteralData xmlns:ns="http://www.opengis.net/wps/2.0"><LiteralDataDomain><wps:Data><wps:LiteralValue>maap-dps-sandbox</wps:LiteralValue></wps:Data></LiteralDataDomain></ns:LiteralData></wps:Input>
          <wps:Output/></wps:Process></wps:ProcessOffering></wps:ProcessOfferings>
        """;

    public const string LegacyResults = """
        <wps:Result xmlns:wps="http://www.opengis.net/wps/2.0"><wps:JobID>id</wps:JobID><wps:Output id="output-2026-01-02T03:04:05.000006">
         <wps:Data>http://bucket.s3-website-us-west-2.amazonaws.com/me/dps_output/name</wps:Data><wps:Data>s3://s3-us-west-2.amazonaws.com:80/bucket/me/dps_output/name</wps:Data></wps:Output>
         <wps:Output id="traceback"><wps:Data>Traceback: it broke</wps:Data></wps:Output></wps:Result>
        """;

    public static string Status(string status) => $"""<wps:StatusInfo xmlns:wps="http://www.opengis.net/wps/2.0"><wps:JobID>j1</wps:JobID><wps:Status>{status}</wps:Status></wps:StatusInfo>""";

    public static string Exception(string code, string text) =>
        $"""<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/2.0"><ows:Exception exceptionCode="{code}" locator="Execute"><ows:ExceptionText>{text}</ows:ExceptionText></ows:Exception></ows:ExceptionReport>""";
}
