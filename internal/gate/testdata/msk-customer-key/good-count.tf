variable "stores" {
  type    = list(object({ encryption_at_rest_kms_key_arn = string }))
  default = [{ encryption_at_rest_kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1" }]
}

resource "aws_msk_cluster" "carts" {
  count = length(var.stores)

  encryption_info {
    encryption_at_rest_kms_key_arn = var.stores[count.index].encryption_at_rest_kms_key_arn
  }
}
