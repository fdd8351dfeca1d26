resource "aws_datasync_task" "orders" {
  name = "orders"
}

resource "aws_datasync_task" "invoices" {
  name = "invoices"
  options {
    verify_mode = "ONLY_FILES_TRANSFERRED"
  }
}
