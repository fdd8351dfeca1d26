variable "stores" {
  type    = list(object({ kms_key_arn = string }))
  default = [{ kms_key_arn = null }]
}

resource "aws_scheduler_schedule" "bad" {
  count = length(var.stores)

  kms_key_arn = var.stores[count.index].kms_key_arn
}
