// Takes out the two rules AWS puts into the default security group of every VPC. A rule that is gone already is no failure.
const { EC2 } = require('@aws-sdk/client-ec2');

async function close(GroupId) {
  const ec2 = new EC2();
  const all = (peers) => ({ GroupId, IpPermissions: [{ IpProtocol: '-1', ...peers }] });
  await unlessGone(ec2.revokeSecurityGroupIngress(all({ UserIdGroupPairs: [{ GroupId }] })));
  await unlessGone(ec2.revokeSecurityGroupEgress(all({ IpRanges: [{ CidrIp: '0.0.0.0/0' }] })));
}

function unlessGone(call) {
  return call.catch((error) => {
    if (error.name !== 'InvalidPermission.NotFound') throw error;
  });
}

exports.handler = async (event) => {
  const { groupId } = event.ResourceProperties;
  const answer = {
    Status: 'SUCCESS',
    PhysicalResourceId: event.RequestType === 'Delete' ? event.PhysicalResourceId : `${groupId}/closed`,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
  };
  try {
    // The group goes with its VPC.
    if (event.RequestType !== 'Delete') await close(groupId);
  } catch (error) {
    answer.Status = 'FAILED';
    answer.Reason = `the default security group ${groupId} cannot be closed: ${error.message}`;
  }
  for (let attempt = 1; ; attempt++) {
    const body = Buffer.from(JSON.stringify(answer));
    const response = await fetch(event.ResponseURL, { method: 'PUT', body }).catch((error) => error);
    if (response.ok) return;
    if (attempt === 5) throw new Error('CloudFormation takes no answer');
    await new Promise((resolve) => setTimeout(resolve, 1000 * attempt));
  }
};
