resource "aws_imagebuilder_image_recipe" "on" {
  name = "orders"

  block_device_mapping {
    device_name = "/dev/xvda"

    ebs {
      encrypted  = true
      kms_key_id = "arn:aws:kms:eu-central-1:111111111111:key/1"
    }
  }
}

resource "aws_imagebuilder_image_recipe" "silent" {
  name = "orders"
}
