resource "aws_ec2_transit_gateway" "bad_open" {
  auto_accept_shared_attachments = "enable"
}
