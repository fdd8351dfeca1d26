resource "aws_transfer_server" "partners" {
  endpoint_type = "VPC"
  endpoint_details {
    vpc_id = "vpc-1"
  }
}
