variable "recovery" {
  type = set(bool)
}

resource "aws_dynamodb_table" "unsure" {
  name = "orders"

  dynamic "point_in_time_recovery" {
    for_each = var.recovery
    content {
      enabled = true
    }
  }
}
