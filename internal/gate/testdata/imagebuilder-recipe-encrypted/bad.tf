resource "aws_imagebuilder_image_recipe" "bad_silent" {
  name = "orders"

  block_device_mapping {
    device_name = "/dev/xvda"

    ebs {
      volume_size = 20
    }
  }
}

resource "aws_imagebuilder_image_recipe" "bad_off" {
  name = "orders"

  block_device_mapping {
    device_name = "/dev/xvda"

    ebs {
      encrypted = false
    }
  }
}
