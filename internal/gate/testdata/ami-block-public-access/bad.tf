resource "aws_ec2_image_block_public_access" "bad_open" {
  state = "unblocked"
}
