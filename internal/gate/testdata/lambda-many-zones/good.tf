resource "aws_subnet" "a" {
  vpc_id = "vpc-1"
}

resource "aws_subnet" "b" {
  vpc_id = "vpc-1"
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111111111111:role/orders"
  vpc_config {
    subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
    security_group_ids = ["sg-1"]
  }
}

resource "aws_lambda_function" "invoices" {
  function_name = "invoices"
  role          = "arn:aws:iam::111111111111:role/invoices"
}
