variable "stores" {
  type    = list(object({ enhanced_monitoring = string }))
  default = [{ enhanced_monitoring = "DEFAULT" }]
}

resource "aws_msk_cluster" "bad" {
  count = length(var.stores)

  enhanced_monitoring = var.stores[count.index].enhanced_monitoring
}
