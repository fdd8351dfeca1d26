variable "stores" {
  type    = list(object({ encryption_at_rest_kms_key_arn = string }))
  default = [{ encryption_at_rest_kms_key_arn = null }]
}

resource "aws_msk_cluster" "bad" {
  count = length(var.stores)

  encryption_info {
    encryption_at_rest_kms_key_arn = var.stores[count.index].encryption_at_rest_kms_key_arn
  }
}
