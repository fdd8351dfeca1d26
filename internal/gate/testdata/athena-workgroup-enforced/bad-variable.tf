variable "enforce_workgroup_configuration" {
  default = false
}

resource "aws_athena_workgroup" "bad" {
  name = "orders"
  configuration {
    enforce_workgroup_configuration = var.enforce_workgroup_configuration
  }
}
