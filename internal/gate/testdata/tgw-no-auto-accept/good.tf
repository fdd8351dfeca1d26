resource "aws_ec2_transit_gateway" "silent" {
  description = "company"
}

resource "aws_ec2_transit_gateway" "said" {
  auto_accept_shared_attachments = "disable"
}
