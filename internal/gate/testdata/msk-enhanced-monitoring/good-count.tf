variable "stores" {
  type    = list(object({ enhanced_monitoring = string }))
  default = [{ enhanced_monitoring = "PER_BROKER" }]
}

resource "aws_msk_cluster" "orders" {
  count = length(var.stores)

  enhanced_monitoring = var.stores[count.index].enhanced_monitoring
}
