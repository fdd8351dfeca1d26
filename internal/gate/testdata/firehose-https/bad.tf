resource "aws_kinesis_firehose_delivery_stream" "bad" {
  destination = "http_endpoint"

  http_endpoint_configuration {
    url = "http://collector.example.com"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "bad_splunk" {
  destination = "splunk"

  splunk_configuration {
    hec_endpoint = "http://splunk.example.com:8088"
  }
}
