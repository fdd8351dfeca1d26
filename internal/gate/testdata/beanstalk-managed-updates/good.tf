resource "aws_elastic_beanstalk_environment" "text" {
  name        = "orders"
  application = "orders"

  setting {
    namespace = "aws:elasticbeanstalk:managedactions"
    name      = "ManagedActionsEnabled"
    value     = "True"
  }
}

locals {
  settings = {
    "aws:elasticbeanstalk:managedactions"         = { ManagedActionsEnabled = true }
    "aws:elasticbeanstalk:application"            = { ServiceRole = "orders" }
    "aws:elasticbeanstalk:cloudwatch:logs"        = { StreamLogs = true }
    "aws:autoscaling:launchconfiguration"         = { DisableIMDSv1 = true }
    "aws:elasticbeanstalk:sns:topics"             = { "Notification Endpoint" = "orders" }
    "aws:elasticbeanstalk:environment:proxy"      = { ProxyServer = "nginx" }
    "aws:elasticbeanstalk:healthreporting:system" = { SystemType = "enhanced" }
  }
}

resource "aws_elastic_beanstalk_environment" "dynamic" {
  name        = "orders"
  application = "orders"

  dynamic "setting" {
    for_each = merge([for space, options in local.settings : { for name, value in options : "${space}/${name}" => { space = space, name = name, value = value } }]...)
    content {
      namespace = setting.value.space
      name      = setting.value.name
      value     = setting.value.value
    }
  }
}
