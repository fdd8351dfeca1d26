resource "aws_athena_workgroup" "orders" {
  name = "orders"
  configuration {
    enforce_workgroup_configuration = true
  }
}

resource "aws_athena_workgroup" "invoices" {
  name = "orders"
}
