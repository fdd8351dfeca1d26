resource "aws_datasync_task" "bad" {
  name = "orders"
  options {
    verify_mode = "NONE"
  }
}
