resource "aws_backup_plan" "cambio" {
  dynamic "rule" {
    for_each = [60]
    content {
      lifecycle {
        delete_after = rule.value
      }
    }
  }
}
