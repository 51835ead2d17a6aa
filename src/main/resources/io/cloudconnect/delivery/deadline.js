// Tells a stack when it removes itself: its life counts from the moment this resource was made, which is its physical id.
const MINUTE = 60_000;

exports.handler = async (event) => {
  const answer = {
    Status: 'SUCCESS',
    PhysicalResourceId: event.PhysicalResourceId || new Date().toISOString(),
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
  };
  if (event.RequestType !== 'Delete') {
    const { lifeMinutes, warningMinutes } = event.ResourceProperties;
    const start = Date.parse(answer.PhysicalResourceId);
    const end = start + Number(lifeMinutes) * MINUTE;
    const earliest = Date.now() + 5 * MINUTE;
    if (end < earliest) {
      answer.Status = 'FAILED';
      answer.Reason = `a life of ${lifeMinutes} minutes, counted from ${answer.PhysicalResourceId}, is over; write a longer one`;
    } else {
      const warning = Math.max(end - Number(warningMinutes) * MINUTE, earliest);
      answer.Data = {
        Moment: new Date(end).toISOString(),
        Warning: new Date(warning).toISOString().slice(0, 19),
      };
    }
  }
  for (let attempt = 1; ; attempt++) {
    const body = Buffer.from(JSON.stringify(answer));
    const response = await fetch(event.ResponseURL, { method: 'PUT', body }).catch((error) => error);
    if (response.ok) return;
    if (attempt === 5) throw new Error('CloudFormation takes no answer');
    await new Promise((resolve) => setTimeout(resolve, 1000 * attempt));
  }
};
