resource "aws_dynamodb_table" "on_demand" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
}

resource "aws_dynamodb_table" "scaled" {
  name         = "invoices"
  billing_mode = "PROVISIONED"
}

resource "aws_appautoscaling_target" "invoices" {
  resource_id        = "table/${aws_dynamodb_table.scaled.name}"
  service_namespace  = "dynamodb"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
}

resource "random_id" "suffix" {
  byte_length = 2
}

resource "aws_dynamodb_table" "scaled_later" {
  name = "reports-${random_id.suffix.hex}"
}

resource "aws_appautoscaling_target" "reports" {
  resource_id       = "table/${aws_dynamodb_table.scaled_later.id}"
  service_namespace = "dynamodb"
}
