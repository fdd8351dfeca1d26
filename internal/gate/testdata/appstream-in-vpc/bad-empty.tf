resource "aws_appstream_fleet" "bad_empty" {
  name = "desk"

  vpc_config {
    subnet_ids = []
  }
}
