resource "aws_athena_workgroup" "bad" {
  name = "orders"
  configuration {
    enforce_workgroup_configuration = false
  }
}
