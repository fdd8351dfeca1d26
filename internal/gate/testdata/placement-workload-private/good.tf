resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "back" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.20.1.0/24"
}

resource "aws_ecs_service" "orders" {
  name = "orders"

  network_configuration {
    subnets = [aws_subnet.back.id]
  }
}

resource "aws_lambda_function" "outside" {
  function_name = "orders"
}
