variable "stores" {
  type    = list(object({ deployment_mode = string }))
  default = [{ deployment_mode = "SINGLE_INSTANCE" }]
}

resource "aws_mq_broker" "bad" {
  count = length(var.stores)

  deployment_mode = var.stores[count.index].deployment_mode
}
