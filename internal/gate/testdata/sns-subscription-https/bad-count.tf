variable "stores" {
  type    = list(object({ protocol = string }))
  default = [{ protocol = "http" }]
}

resource "aws_sns_topic_subscription" "bad" {
  count = length(var.stores)

  protocol = var.stores[count.index].protocol
}
