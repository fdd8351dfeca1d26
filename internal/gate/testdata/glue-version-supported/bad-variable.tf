variable "role_arn" {
  default = "arn:aws:iam::111111111111:role/orders"
}

variable "script_location" {
  default = "s3://orders/job.py"
}

variable "glue_version" {
  default = "2.0"
}

resource "aws_glue_job" "bad" {
  name     = "orders"
  role_arn = var.role_arn
  command {
    script_location = var.script_location
  }
  glue_version = var.glue_version
}
