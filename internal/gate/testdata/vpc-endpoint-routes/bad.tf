resource "aws_vpc_endpoint" "bad_alone" {
  vpc_id       = "vpc-1"
  service_name = "com.amazonaws.eu-central-1.dynamodb"
}

resource "aws_vpc_endpoint" "bad_said" {
  vpc_id            = "vpc-1"
  service_name      = "com.amazonaws.eu-central-1.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = []
}
