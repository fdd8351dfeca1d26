variable "stores" {
  type    = list(object({ kafka_version = string }))
  default = [{ kafka_version = "2.8.1" }]
}

resource "aws_msk_cluster" "bad" {
  count = length(var.stores)

  kafka_version = var.stores[count.index].kafka_version
}
