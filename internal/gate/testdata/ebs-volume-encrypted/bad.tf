resource "aws_ebs_volume" "bad_missing" {
  availability_zone = "eu-west-1a"
  size              = 40
}

resource "aws_ebs_volume" "bad_false" {
  availability_zone = "eu-west-1a"
  encrypted         = false
}
