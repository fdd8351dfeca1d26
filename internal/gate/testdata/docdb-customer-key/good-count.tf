variable "stores" {
  type    = list(object({ kms_key_id = string }))
  default = [{ kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1" }]
}

resource "aws_docdb_cluster" "invoices" {
  count = length(var.stores)

  kms_key_id = var.stores[count.index].kms_key_id
}
