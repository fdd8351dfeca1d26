variable "stores" {
  type    = list(object({ kms_key_id = string }))
  default = [{ kms_key_id = null }]
}

resource "aws_rds_cluster" "bad" {
  count = length(var.stores)

  kms_key_id = var.stores[count.index].kms_key_id
}
