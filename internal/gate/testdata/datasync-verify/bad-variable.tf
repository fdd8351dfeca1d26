variable "verify" {
  type    = string
  default = "NONE"
}

resource "aws_datasync_task" "bad" {
  name = "orders"
  options {
    verify_mode = var.verify
  }
}
