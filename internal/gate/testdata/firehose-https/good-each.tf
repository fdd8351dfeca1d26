locals {
  stores = {
    ledger  = { url = "https://collector.example.com" }
    reports = { url = "https://collector.example.com" }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "ledger" {
  for_each = local.stores

  http_endpoint_configuration {
    url = each.value.url
  }
}
