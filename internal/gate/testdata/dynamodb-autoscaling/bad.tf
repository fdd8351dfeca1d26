resource "aws_dynamodb_table" "bad_by_default" {
  name           = "orders"
  read_capacity  = 5
  write_capacity = 5
}

resource "aws_dynamodb_table" "bad_stated" {
  name         = "invoices"
  billing_mode = "PROVISIONED"
}

resource "aws_appautoscaling_target" "reports" {
  resource_id        = "table/reports"
  service_namespace  = "dynamodb"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
}
