resource "aws_backup_plan" "bad" {
  dynamic "rule" {
    for_each = [10]
    content {
      lifecycle {
        delete_after = rule.value
      }
    }
  }
}
