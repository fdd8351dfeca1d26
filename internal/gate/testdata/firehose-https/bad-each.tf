locals {
  stores = {
    ledger  = { url = "http://collector.example.com" }
    reports = { url = "http://collector.example.com" }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "bad" {
  for_each = local.stores

  http_endpoint_configuration {
    url = each.value.url
  }
}
