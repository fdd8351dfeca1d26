variable "stores" {
  type    = list(object({ deployment_mode = string }))
  default = [{ deployment_mode = "CLUSTER_MULTI_AZ" }]
}

resource "aws_mq_broker" "ledger" {
  count = length(var.stores)

  deployment_mode = var.stores[count.index].deployment_mode
}
