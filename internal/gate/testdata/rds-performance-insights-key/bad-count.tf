variable "stores" {
  type    = list(object({ performance_insights_kms_key_id = string }))
  default = [{ performance_insights_kms_key_id = null }]
}

resource "aws_db_instance" "bad" {
  count = length(var.stores)

  performance_insights_enabled    = true
  performance_insights_kms_key_id = var.stores[count.index].performance_insights_kms_key_id
}
