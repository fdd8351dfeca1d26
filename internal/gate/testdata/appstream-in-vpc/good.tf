resource "aws_appstream_fleet" "inside" {
  name = "desk"

  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}
