variable "stores" {
  type    = list(object({ retention_period = number }))
  default = [{ retention_period = 336 }]
}

resource "aws_kinesis_stream" "carts" {
  count = length(var.stores)

  retention_period = var.stores[count.index].retention_period
}
