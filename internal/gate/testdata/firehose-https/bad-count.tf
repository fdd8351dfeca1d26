variable "stores" {
  type    = list(object({ url = string }))
  default = [{ url = "http://collector.example.com" }]
}

resource "aws_kinesis_firehose_delivery_stream" "bad" {
  count = length(var.stores)

  http_endpoint_configuration {
    url = var.stores[count.index].url
  }
}
