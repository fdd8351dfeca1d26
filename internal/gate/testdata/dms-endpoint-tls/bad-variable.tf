variable "ssl_mode" {
  type    = string
  default = "none"
}

resource "aws_dms_endpoint" "bad" {
  engine_name = "postgres"
  ssl_mode    = var.ssl_mode
}
