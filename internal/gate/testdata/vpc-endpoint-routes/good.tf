resource "aws_route_table" "main" {
  vpc_id = "vpc-1"
}

resource "aws_vpc_endpoint" "listed" {
  vpc_id          = "vpc-1"
  service_name    = "com.amazonaws.eu-central-1.s3"
  route_table_ids = [aws_route_table.main.id]
}

resource "aws_vpc_endpoint" "beside" {
  vpc_id       = "vpc-1"
  service_name = "com.amazonaws.eu-central-1.dynamodb"
}

resource "aws_vpc_endpoint_route_table_association" "beside" {
  vpc_endpoint_id = aws_vpc_endpoint.beside.id
  route_table_id  = aws_route_table.main.id
}

resource "aws_vpc_endpoint" "interface" {
  vpc_id            = "vpc-1"
  service_name      = "com.amazonaws.eu-central-1.sqs"
  vpc_endpoint_type = "Interface"
}
