resource "aws_kinesis_firehose_delivery_stream" "orders" {
  destination = "http_endpoint"

  http_endpoint_configuration {
    url = "https://collector.example.com"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "bucket" {
  destination = "extended_s3"
}
